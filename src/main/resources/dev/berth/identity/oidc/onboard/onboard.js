// The texts are in the page; what the server says of a name comes from the server.
const CSRF = 'X-Harbor-CSRF-Token';
const form = document.getElementById('form');
const username = document.getElementById('username');
const problem = document.getElementById('problem');

const given = new URLSearchParams(location.search);
username.value = given.get('username') || '';
problem.textContent = given.get('reason') || '';

async function choose() {
  const token = (await fetch(location.pathname)).headers.get(CSRF);
  const answer = await fetch('/c/oidc/onboard', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', [CSRF]: token },
    body: JSON.stringify({ username: username.value }),
  });
  const body = await answer.json();
  if (answer.ok) {
    location.replace(body.redirect_location);
  } else {
    say(body.errors[0].message);
  }
}

function say(text) {
  problem.textContent = text;
  username.setAttribute('aria-invalid', 'true');
  username.focus();
}

form.addEventListener('submit', event => {
  event.preventDefault();
  choose().catch(() => say(problem.dataset.unreachable));
});
