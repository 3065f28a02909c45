package dev.berth.walk;

import java.net.http.HttpResponse;
import java.util.Map;

/** One operation, tried by one caller in one place. */
record Attempt(Rule rule, Caller caller, Place place) {

    Verdict expected() {
        return rule.expected(caller, place);
    }

    HttpResponse<String> make(Client client, Map<String, String> variables) {
        Call call = Call.of(rule);
        return client.send(rule.method(), Call.BASE + call.path(variables), call.body(variables));
    }

    /** What is wrong with the answer, or an empty text. */
    String complaint(HttpResponse<String> answer, boolean unbuilt) {
        int status = answer.statusCode();
        boolean right = switch (expected()) {
            case ALLOWED -> status == (unbuilt ? 501 : Call.of(rule).success());
            case REFUSED -> status == (caller == Caller.ANONYMOUS ? 401 : 403);
            case NOT_FOUND -> status == 404;
            case NO_PERSON -> status == 412;
        };
        return right ? "" : this + " was answered " + status + " " + answer.body();
    }

    /** What is wrong with the answer where a variable named something of another project. A list of it may be empty. */
    String exchangeComplaint(String variable, HttpResponse<String> answer) {
        int status = answer.statusCode();
        boolean right = expected() == Verdict.ALLOWED
                ? status == 404 || (rule.method().equals("GET") && answer.body().equals("[]"))
                : status == (caller == Caller.ANONYMOUS ? 401 : 403);
        return right ? "" : this + " with another's " + variable + " was answered " + status + " " + answer.body();
    }

    @Override
    public String toString() {
        return "%s %s by %s in %s, expected to be %s,".formatted(rule.method(), rule.path(), caller, place, expected());
    }
}
