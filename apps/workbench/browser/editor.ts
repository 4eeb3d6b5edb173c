import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { markdown } from '@codemirror/lang-markdown';
import { bracketMatching, defaultHighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';

interface EditedFile {
  readonly name: string;
  readonly text: string;
  /** Names the content that the editor began with. */
  readonly digest: string;
}

type Save = (text: string, digest: string) => Promise<{ readonly digest?: string; readonly message: string }>;

/**
 * An editor for one file in the page. It stands in a root of its own: its styles are then no part of the page, whose
 * policy allows none but its own. Tab leaves the editor, so that nobody is caught in it; Control and S saves.
 */
export function editor(place: HTMLElement, file: EditedFile, line: number, save: Save): void {
  let { digest } = file;
  place.replaceChildren();
  const title = document.createElement('h2');
  title.textContent = file.name;
  const said = document.createElement('p');
  said.className = 'small';
  said.setAttribute('role', 'status');
  said.textContent = 'Control and S saves; what it changes is shown at once.';
  const keep = button('Save', () => void store());
  const close = button('Close', () => {
    view.destroy();
    place.hidden = true;
    place.replaceChildren();
  });
  close.className = 'button secondary';
  const host = document.createElement('div');
  host.className = 'live-editor-place';
  const root = host.attachShadow({ mode: 'open' });
  const actions = document.createElement('p');
  actions.className = 'actions';
  actions.append(keep, close);
  place.append(title, host, actions, said);

  async function store(): Promise<void> {
    const answer = await save(view.state.doc.toString(), digest);
    digest = answer.digest ?? digest;
    said.textContent = answer.message;
  }

  const saveNow = (): boolean => {
    void store();
    return true;
  };

  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: file.text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        syntaxHighlighting(defaultHighlightStyle, { fallback: true }),
        file.name.endsWith('.md') ? markdown() : javascript({ typescript: true }),
        keymap.of([
          { key: 'Mod-s', preventDefault: true, run: saveNow },
          ...defaultKeymap,
          ...historyKeymap,
          ...searchKeymap,
        ]),
        EditorView.contentAttributes.of({ 'aria-label': `Text of ${file.name}` }),
        EditorView.theme({
          '&': { color: '#0b0c0c', backgroundColor: '#ffffff', fontSize: '14px' },
          '.cm-gutters': { color: '#484f54', backgroundColor: '#f3f5f7' },
          '.cm-activeLine': { backgroundColor: '#f3f5f7' },
        }),
      ],
    }),
  });
  const wanted = view.state.doc.line(Math.max(1, Math.min(line, view.state.doc.lines)));
  view.dispatch({
    selection: { anchor: wanted.from },
    effects: EditorView.scrollIntoView(wanted.from, { y: 'start' }),
  });
  view.focus();
}

function button(text: string, onPress: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button';
  made.textContent = text;
  made.addEventListener('click', onPress);
  return made;
}
