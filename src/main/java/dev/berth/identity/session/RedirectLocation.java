package dev.berth.identity.session;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Where the page that asked is to send the browser: Harbor's answer where a redirect would be lost on a script. */
@JsonNaming(SnakeCaseStrategy.class)
public record RedirectLocation(String redirectLocation) {}
