package dev.berth.platform;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;

import static org.assertj.core.api.Assertions.assertThat;

class StrictBodiesTest {

    private final Api admin = Api.admin(BerthServer.shared());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PUT  | quotas/1                | {"hard":{"storage":"100"}}                           | hard.storage is not a whole number
            PUT  | quotas/1                | {"hard":{"storage":1.5}}                             | hard.storage is not a whole number
            PUT  | quotas/1                | {"hard":[]}                                          | hard is not as expected
            POST | retentions/1/executions | {"dry_run":5}                                        | dry_run is not true or false
            POST | retentions/1/executions | {"dry_run":"true"}                                   | dry_run is not true or false
            POST | retentions              | {"rules":[{"disabled":"no"}]}                        | rules[0].disabled is not true or false
            POST | projects                | {"project_name":5}                                   | project_name is not a text
            POST | projects                | {"project_name":true}                                | project_name is not a text
            POST | projects                | {"project_name":"strict","storage_limit":"10"}       | storage_limit is not a whole number
            POST | system/gc/schedule      | {"schedule":{"type":1}}                              | schedule.type is not a text
            POST | system/purgeaudit/schedule | {"schedule":{"type":"Manual"},"parameters":{"audit_retention_hour":24,"include_operations":"pull","dry_run":"maybe"}} | dry_run is not true or false
            """)
    void aFieldOfAnotherTypeIsRefusedByItsName(String method, String path, String body, String message) {
        HttpResponse<String> answer = send(method, "/api/v2.0/" + path, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(message);
    }

    @Test
    void whatWasSentIsNotRepeated() {
        HttpResponse<String> answer = admin.post("/api/v2.0/users", "{\"username\":\"strict\",\"password\":12345678}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("password is not a text").doesNotContain("12345678");
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return method.equals("PUT") ? admin.put(path, body) : admin.post(path, body);
    }
}
