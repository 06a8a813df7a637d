// Keycloak notes the time of a log-in in the browser, but not that of a direct grant, which begins its session with
// the password. A refreshed token keeps its session's beginning.
var noted = userSession.getNote('AUTH_TIME');
exports = noted !== null ? java.lang.Long.valueOf(noted) : java.lang.Long.valueOf(userSession.getStarted());
