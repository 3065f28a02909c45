package dev.berth.blob;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.springframework.stereotype.Component;

/** This process among the nodes of one registry, for people who look at rows of work in progress. */
@Component
class NodeName {

    private final String value = host() + "/" + ProcessHandle.current().pid();

    String value() {
        return value;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
