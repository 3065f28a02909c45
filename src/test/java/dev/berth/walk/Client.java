package dev.berth.walk;

import java.net.http.HttpResponse;

import org.jspecify.annotations.Nullable;

import dev.berth.testkit.Api;
import dev.berth.testkit.Browser;

/** Somebody who sends requests, by header or by cookie. */
@FunctionalInterface
interface Client {

    HttpResponse<String> send(String method, String path, @Nullable String json);

    static Client of(Api api) {
        return (method, path, json) -> api.send(method, path, json);
    }

    /** A browser keeps what the last answer said, so it asks for one thing at a time. */
    static Client of(Browser browser) {
        return (method, path, json) -> {
            synchronized (browser) {
                return browser.send(method, path, json);
            }
        };
    }
}
