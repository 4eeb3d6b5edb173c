const list = document.querySelector('[data-events]');
const bar = document.querySelector('progress');
const status = document.querySelector('[data-status]');
if (list && 'EventSource' in window) {
  const source = new EventSource(list.dataset.events);
  source.addEventListener('line', (event) => {
    const item = document.createElement('li');
    item.textContent = event.data;
    list.append(item);
  });
  source.addEventListener('progress', (event) => {
    const [value, max] = event.data.split('/');
    if (bar) {
      bar.max = Number(max);
      bar.value = Number(value);
    }
  });
  source.addEventListener('state', (event) => {
    if (status) status.textContent = event.data;
  });
  source.addEventListener('end', () => {
    source.close();
    location.reload();
  });
}
