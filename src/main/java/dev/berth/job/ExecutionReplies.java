package dev.berth.job;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.Paging;
import dev.berth.platform.query.ListQuery;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Executions of every type and their tasks, as the API shows them to those who watch over the jobs. */
@Component
class ExecutionReplies {

    private final ExecutionTable executions;
    private final TaskTable tasks;
    private final JsonMapper json;
    private final Clock clock;

    ExecutionReplies(ExecutionTable executions, TaskTable tasks, JsonMapper json, Clock clock) {
        this.executions = executions;
        this.tasks = tasks;
        this.json = json;
        this.clock = clock;
    }

    ResponseEntity<List<ExecutionReply>> list(ListQuery query, Paging paging) {
        return paging.answer(executions.total(null, null, query), replies(executions.page(null, null, query, paging)));
    }

    ExecutionReply get(long id) {
        return replies(List.of(require(id))).getFirst();
    }

    ResponseEntity<List<ExecutionTaskReply>> tasks(long id, Paging paging) {
        require(id);
        Instant now = clock.instant();
        return paging.answer(
                tasks.count(id),
                tasks.page(id, paging).stream()
                        .map(task -> ExecutionTaskReply.of(task, result(task), now))
                        .toList());
    }

    /** @throws DomainException NOT_FOUND where there is none */
    Execution require(long id) {
        return executions
                .find(id)
                .orElseThrow(() -> new DomainException(ErrorKind.NOT_FOUND, "there is no execution " + id));
    }

    private List<ExecutionReply> replies(List<Execution> page) {
        List<Long> ids = page.stream().map(Execution::id).toList();
        Map<Long, ExecutionTable.Counts> counts = executions.counts(ids).stream()
                .collect(Collectors.toMap(ExecutionTable.Counts::executionId, Function.identity()));
        Map<Long, ExecutionTask> firsts =
                tasks.firsts(ids).stream().collect(Collectors.toMap(ExecutionTask::executionId, Function.identity()));
        return page.stream()
                .map(execution -> {
                    ExecutionTable.Counts some =
                            counts.getOrDefault(execution.id(), new ExecutionTable.Counts(execution.id(), 0, 0, 0, 0));
                    return ExecutionReply.of(
                            execution,
                            some,
                            expectedEnd(execution, some, firsts.get(execution.id()))
                                    .orElse(null));
                })
                .toList();
    }

    private Optional<Instant> expectedEnd(
            Execution execution, ExecutionTable.Counts counts, @Nullable ExecutionTask first) {
        if (execution.status() != JobStatus.RUNNING) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return counts.tasks() == 1 && first != null
                ? first.expectedEnd(now)
                : new Progress(counts.over(), counts.tasks(), execution.startedAt()).expectedEnd(now);
    }

    private @Nullable JsonNode result(ExecutionTask task) {
        return task.result() == null ? null : json.readTree(task.result());
    }
}
