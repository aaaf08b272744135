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

  // enter lights a piece of output and brings the template text behind it into view.
  function enter(section, span) {
    light(section, span.dataset.p);
    reveal(section, `.p[data-p="${span.dataset.p}"]`);
  }

  // go moves the focus to a piece of output. A window that is not in front (a link opened
  // in a background tab) tells of no focus, so the piece is entered here and not only then.
  function go(section, span) {
    if (!span) return;
    span.focus();
    enter(section, span);
  }

  function step(section, span, by) {
    const all = [...span.parentElement.children];
    go(section, all[all.indexOf(span) + by]);
  }

  for (const section of document.querySelectorAll('section[data-t]')) {
    const point = (e) => light(section, e.target.closest('[data-p]')?.dataset.p);
    section.addEventListener('mouseover', point);
    section.addEventListener('mouseleave', () => light(section));
    section.addEventListener('focusin', (e) => {
      if (e.target.matches('.o')) enter(section, e.target);
      else point(e);
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
      if (e.key === 'ArrowRight') step(section, e.target, 1);
      else if (e.key === 'ArrowLeft') step(section, e.target, -1);
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
    if (want.has('piece')) go(section, section.querySelectorAll('.out .o')[Number(want.get('piece'))]);
    section.scrollIntoView();
  }
  window.addEventListener('hashchange', follow);
  follow();
})();
