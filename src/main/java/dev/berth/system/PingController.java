package dev.berth.system;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says that the process answers, and which contract it speaks. Asks neither database nor store. */
@RestController
class PingController {

    private static final Version VERSION = new Version("v2.0");

    record Version(String version) {}

    @GetMapping(path = "/api/v2.0/ping", produces = MediaType.TEXT_PLAIN_VALUE)
    String ping() {
        return "Pong";
    }

    /** Harbors that replicate from here ask for it first. */
    @GetMapping("/api/version")
    Version version() {
        return VERSION;
    }
}
