package dev.berth.statistic;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.ProjectReference;
import dev.berth.access.Resource;
import dev.berth.access.Unauthenticated;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** How much there is, in Harbor's API, and beyond it how that changed over time. */
@RestController
@RequestMapping("/api/v2.0")
class StatisticController {

    private static final Permission READ_QUOTA = Permission.to(Action.READ, Resource.QUOTA);
    private static final int MOST_DAYS = 366;

    private final AccessPolicy policy;
    private final StatisticLookup statistics;
    private final SampleTable samples;

    StatisticController(AccessPolicy policy, StatisticLookup statistics, SampleTable samples) {
        this.policy = policy;
        this.statistics = statistics;
        this.samples = samples;
    }

    @GetMapping("/statistics")
    Statistic get(Principal principal) {
        if (principal instanceof Principal.Anonymous) {
            throw new Unauthenticated("sign in first: the statistics are those of what you may see");
        }
        return statistics.count(policy.visible(principal));
    }

    /** The last days of all projects together. */
    @GetMapping("/statistics/samples")
    List<Sample> samples(Principal principal, @RequestParam(defaultValue = "30") int days) {
        policy.requireSystem(principal, READ_QUOTA);
        return samples.ofAll(required(days));
    }

    /** The last days of a project. */
    @GetMapping("/projects/{project_name_or_id}/statistics/samples")
    List<Sample> ofProject(Principal principal, ProjectReference project, @RequestParam(defaultValue = "30") int days) {
        return samples.ofProject(policy.require(principal, READ_QUOTA, project).id(), required(days));
    }

    private static int required(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new DomainException(
                    ErrorKind.UNPROCESSABLE, "days must be from 1 to " + MOST_DAYS + ", but is " + days);
        }
        return days;
    }
}
