package dev.berth.retention;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.berth.job.Execution;
import dev.berth.job.ExecutionTask;

/** A task's log with Harbor's table of what was decided, written page by page, however large it is. */
@Component
class DecisionLog {

    private static final int PAGE = 1000;
    private static final String HEAD = "Digest|Tag|Kind|Labels|PushedTime|PulledTime|CreatedTime|Retention";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final DecisionLookup decisions;

    DecisionLog(DecisionLookup decisions) {
        this.decisions = decisions;
    }

    static DecisionLookup.Task of(ExecutionTask task, Execution execution) {
        return new DecisionLookup.Task(
                task.id(), RetentionRun.isDryRun(execution), task.status().isFinal());
    }

    /** @param lines what the task said itself */
    void write(DecisionLookup.Task task, String lines, Writer out) throws IOException {
        out.write(lines);
        List<DecisionReply> page = decisions.page(task, "", null, PAGE);
        if (!page.isEmpty()) {
            out.write("| " + HEAD.replace("|", " | ") + " |\n");
            out.write("|" + HEAD.replaceAll("[^|]+", "---") + "|\n");
        }
        while (!page.isEmpty()) {
            for (DecisionReply decision : page) {
                out.write(line(decision));
            }
            page = decisions.page(task, page.getLast().digest(), null, PAGE);
        }
    }

    private static String line(DecisionReply decision) {
        return "| "
                + String.join(
                        " | ",
                        decision.digest(),
                        tags(decision),
                        decision.type().toLowerCase(Locale.ROOT),
                        String.join(",", decision.labels()).replace('|', ' '),
                        time(decision.pushTime()),
                        time(decision.pullTime()),
                        time(decision.createTime()),
                        decision.retention())
                + " |\n";
    }

    private static String tags(DecisionReply decision) {
        String shown = String.join(",", decision.tags());
        int more = decision.tagCount() - decision.tags().size();
        return more > 0 ? shown + ",… (" + more + " more)" : shown;
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "" : TIME.format(time);
    }
}
