package dev.berth.testkit;

import java.net.http.HttpResponse;

/** Rules that freeze tags, made by Harbor's API. */
public final class ImmutabilityRules {

    private final Api api;
    private final String path;

    public ImmutabilityRules(Api api, String project) {
        this.api = api;
        this.path = "/api/v2.0/projects/" + project + "/immutabletagrules";
    }

    /** The path of all of them. */
    public String path() {
        return path;
    }

    /** Freezes tags in all repositories, and tells the rule's path. */
    public String freeze(String tags) {
        return freeze(tags, "**");
    }

    public String freeze(String tags, String repositories) {
        HttpResponse<String> answer = post(body(false, "matches", tags, "repoMatches", repositories));
        if (answer.statusCode() != 201) {
            throw new AssertionError("POST of a rule: " + answer.statusCode() + " " + answer.body());
        }
        return answer.headers().firstValue("Location").orElseThrow();
    }

    public HttpResponse<String> post(String body) {
        return api.post(path, body);
    }

    public static String body(
            boolean disabled, String tagDecoration, String tags, String repositoryDecoration, String repositories) {
        return """
                {"disabled":%s,"action":"immutable","template":"immutable_template","priority":0,
                 "tag_selectors":[{"kind":"doublestar","decoration":"%s","pattern":"%s"}],
                 "scope_selectors":{"repository":[{"kind":"doublestar","decoration":"%s","pattern":"%s"}]}}
                """.formatted(disabled, tagDecoration, tags, repositoryDecoration, repositories);
    }
}
