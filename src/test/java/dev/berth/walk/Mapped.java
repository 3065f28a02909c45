package dev.berth.walk;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import dev.berth.testkit.BerthServer;

/** What a request to the REST API can reach: method and path, its variables without names. */
final class Mapped {

    private Mapped() {}

    static Set<String> operations(BerthServer server) {
        return handlers(server).keySet();
    }

    /** Those that answer only that they are not built yet. */
    static Set<String> unbuilt(BerthServer server) {
        return handlers(server).entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getSimpleName().equals("UnbuiltOperation"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<String, HandlerMethod> handlers(BerthServer server) {
        Map<String, HandlerMethod> handlers = new TreeMap<>();
        server.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((request, handler) -> request.getPatternValues().stream()
                        .filter(path -> path.startsWith(Call.BASE))
                        .map(path -> path.substring(Call.BASE.length()).replaceAll("\\{[^}]*}", "{}"))
                        .map(path -> path.replaceAll("/$", ""))
                        .forEach(path -> request.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> handlers.put(method + " " + path, handler))));
        return handlers;
    }
}
