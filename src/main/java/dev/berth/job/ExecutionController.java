package dev.berth.job;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.Resource;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.Paging;
import dev.berth.platform.query.ListQuery;

/** What was done in the background and what goes on, whatever its type. Harbor has no such list. */
@RestController
@RequestMapping("/api/v2.0/jobservice/executions")
class ExecutionController {

    private static final Permission LIST = Permission.to(Action.LIST, Resource.JOBSERVICE_MONITOR);
    private static final Permission STOP = Permission.to(Action.STOP, Resource.JOBSERVICE_MONITOR);

    private final AccessPolicy policy;
    private final ExecutionReplies replies;
    private final Executions executions;

    ExecutionController(AccessPolicy policy, ExecutionReplies replies, Executions executions) {
        this.policy = policy;
        this.replies = replies;
        this.executions = executions;
    }

    @GetMapping
    ResponseEntity<List<ExecutionReply>> list(Principal principal, ListQuery query, Paging paging) {
        policy.requireSystem(principal, LIST);
        return replies.list(query, paging);
    }

    @GetMapping("/{execution_id}")
    ExecutionReply get(Principal principal, @PathVariable("execution_id") long id) {
        policy.requireSystem(principal, LIST);
        return replies.get(id);
    }

    @GetMapping("/{execution_id}/tasks")
    ResponseEntity<List<ExecutionTaskReply>> tasks(
            Principal principal, @PathVariable("execution_id") long id, Paging paging) {
        policy.requireSystem(principal, LIST);
        return replies.tasks(id, paging);
    }

    /** Stops it, or does again what failed. To do something again takes an administrator: it is to start it. */
    @PutMapping("/{execution_id}")
    void act(Principal principal, @PathVariable("execution_id") long id, @RequestBody ActionRequest request) {
        policy.requireSystem(principal, STOP);
        switch (action(request.action())) {
            case STOP -> executions.stop(principal, replies.require(id));
            case RETRY -> {
                policy.requireAdministrator(principal);
                executions.retry(principal, replies.require(id));
            }
        }
    }

    private enum Kind {
        STOP,
        RETRY
    }

    private static Kind action(@Nullable String name) {
        for (Kind kind : Kind.values()) {
            if (kind.name().equalsIgnoreCase(name)) {
                return kind;
            }
        }
        throw new DomainException(ErrorKind.UNPROCESSABLE, "action is " + name + ": expected stop or retry");
    }
}
