import type { PanelFacts } from '@assay/report/store';
import type { Database } from '../store/database.ts';

/** One submission for each time a system came before the panel; what is there already stays as people left it. */
export function seedSubmissions(
  { database, now }: { readonly database: Database; now(): number },
  { systems, ledger }: PanelFacts,
): void {
  database.transaction(() => {
    for (const system of systems) {
      const considered =
        system.considered.length > 0 ? system.considered : [{ meeting: null, item: null, outcome: null }];
      for (const { meeting, item, outcome } of considered) {
        const id = [system.id.toLowerCase(), meeting, item].filter((part) => part !== null).join('-');
        if (database.get('SELECT id FROM submission WHERE id = ?', id) !== null) continue;
        database.run(
          'INSERT INTO submission (id, system, title, stage, meeting, agenda_item, outcome, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
          id,
          system.id,
          system.title,
          system.stage,
          meeting,
          item,
          outcome,
          now(),
          'the minutes',
        );
        for (const question of ledger.ofSystem(system.id)) {
          database.run('INSERT INTO submission_question (submission, question) VALUES (?, ?)', id, question.id);
        }
      }
    }
  });
}
