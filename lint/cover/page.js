'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);

  // light marks what belongs to a piece of template, on both sides of a section.
  function light(section, piece) {
    for (const e of section.querySelectorAll('.lit')) e.classList.remove('lit');
    if (piece === undefined || piece === '-1') return;
    for (const e of section.querySelectorAll(`[data-p="${piece}"]`)) e.classList.add('lit');
  }

  function reveal(section, selector) {
    const e = section.querySelector(selector);
    if (e) e.scrollIntoView({ block: 'nearest' });
  }

  // choose shows the output of one case.
  function choose(section, index) {
    const render = data[section.dataset.t].renders[index];
    if (!render) return;
    const pre = section.querySelector('.out pre');
    pre.replaceChildren();
    section.querySelector('select').value = String(index);
    for (const [text, piece, isData] of render.out) {
      const span = document.createElement('span');
      span.className = isData ? 'o data' : 'o';
      span.dataset.p = piece;
      span.tabIndex = 0;
      span.textContent = text;
      pre.append(span);
    }
    light(section);
  }

  // why lists the cases that reach a line.
  function why(section, button) {
    const box = section.querySelector('.why');
    box.replaceChildren();
    const title = document.createElement('h3');
    const list = document.createElement('ul');
    title.textContent = `Cases that reach line ${button.dataset.line}`;
    for (const c of button.dataset.cases.split(',')) {
      const item = document.createElement('li');
      const name = document.createElement('button');
      const at = data[section.dataset.t].renders.findIndex((r) => r.case === Number(c));
      name.textContent = data.cases[c];
      name.dataset.render = at;
      item.append(name);
      list.append(item);
    }
    box.append(title, list);
    box.tabIndex = -1;
    box.scrollIntoView({ block: 'nearest' });
  }

  function step(span, by) {
    const all = [...span.parentElement.children];
    const next = all[all.indexOf(span) + by];
    if (next) next.focus();
  }

  for (const section of document.querySelectorAll('section[data-t]')) {
    const point = (e) => {
      const at = e.target.closest('[data-p]');
      light(section, at ? at.dataset.p : undefined);
      return at;
    };
    section.addEventListener('mouseover', point);
    section.addEventListener('mouseleave', () => light(section));
    section.addEventListener('focusin', (e) => {
      if (point(e) && e.target.matches('.o')) reveal(section, `.p[data-p="${e.target.dataset.p}"]`);
    });
    section.addEventListener('change', (e) => {
      if (e.target.matches('select')) choose(section, Number(e.target.value));
    });
    section.addEventListener('click', (e) => {
      const button = e.target.closest('button');
      if (button && button.dataset.line) why(section, button);
      if (button && button.dataset.render) choose(section, Number(button.dataset.render));
    });
    section.addEventListener('keydown', (e) => {
      if (!e.target.matches('.o')) return;
      if (e.key === 'ArrowRight') step(e.target, 1);
      else if (e.key === 'ArrowLeft') step(e.target, -1);
      else return;
      e.preventDefault();
    });
    choose(section, 0);
  }

  // A link such as #t=1&render=2&piece=3&line=4 opens the page at that place.
  function follow() {
    const want = new URLSearchParams(location.hash.slice(1));
    const section = document.querySelector(`section[data-t="${Number(want.get('t'))}"]`);
    if (!want.has('t') || !section) return;
    if (want.has('render')) choose(section, Number(want.get('render')));
    if (want.has('line')) section.querySelector(`button[data-line="${Number(want.get('line'))}"]`)?.click();
    if (want.has('piece')) section.querySelectorAll('.out .o')[Number(want.get('piece'))]?.focus();
    section.scrollIntoView();
  }
  window.addEventListener('hashchange', follow);
  follow();
})();
