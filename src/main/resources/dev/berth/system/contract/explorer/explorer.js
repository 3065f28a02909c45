// Requests made with a session's cookie have to carry the token that an earlier answer gave.
const CSRF = 'X-Harbor-CSRF-Token';
let token = '';

SwaggerUIBundle({
  url: '/api/v2.0/openapi.json',
  dom_id: '#explorer',
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  operationsSorter: 'alpha',
  tagsSorter: 'alpha',
  // Nobody outside is asked whether the document is valid.
  validatorUrl: null,
  requestInterceptor: request => {
    if (token) {
      request.headers[CSRF] = token;
    }
    return request;
  },
  responseInterceptor: response => {
    token = response.headers[CSRF.toLowerCase()] || token;
    return response;
  },
});
