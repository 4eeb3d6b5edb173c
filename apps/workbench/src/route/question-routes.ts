import { Hono } from 'hono';
import { notFound } from '../page/not-found.ts';
import { questionPage, questionsPage } from '../page/question-pages.ts';
import { respond } from '../page/respond.ts';
import { answersOf } from '../report/answers.ts';
import type { Workbench, WorkbenchEnvironment } from '../workbench-context.ts';

/** The ledger: every question of the panel, open ones first, and each with the findings that answer it. */
export function questionRoutes(workbench: Workbench): Hono<WorkbenchEnvironment> {
  const routes = new Hono<WorkbenchEnvironment>();

  routes.get('/', async (c) => {
    const person = c.get('person');
    return respond(c, questionsPage(workbench, person, await answersOf(workbench, person)));
  });

  routes.get('/:id', async (c) => {
    const question = workbench.panel.ledger.find(c.req.param('id'));
    if (question === null) return notFound(c, 'question');
    const answer = (await answersOf(workbench, c.get('person'))).get(question.id);
    return respond(c, questionPage(workbench, question, answer));
  });

  return routes;
}
