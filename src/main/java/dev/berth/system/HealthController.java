package dev.berth.system;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the server and what it stands on are, in Harbor's words. Always 200: the status is in the body. */
@RestController
class HealthController {

    private final HealthCheck check;

    HealthController(HealthCheck check) {
        this.check = check;
    }

    record Health(String status, List<ComponentHealth> components) {

        static Health of(List<ComponentHealth> components) {
            var healthy = components.stream().allMatch(ComponentHealth::healthy);
            return new Health(ComponentHealth.status(healthy), components);
        }
    }

    @GetMapping("/api/v2.0/health")
    Health health() {
        return Health.of(check.components());
    }
}
