package dev.berth.setting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody has chosen; a setting that nobody has touched has no row. */
@Component
class SettingTable {

    private final JdbcClient jdbc;

    SettingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All rows of settings that this release knows: another one may have left more. */
    Map<Setting, String> read() {
        Map<Setting, String> chosen = new EnumMap<>(Setting.class);
        jdbc.sql("select name, value from setting").query((ResultSet row) -> {
            String value = row.getString("value");
            known(row).ifPresent(setting -> chosen.put(setting, value));
        });
        return chosen;
    }

    /** Keeps out other changes until the transaction ends; who only reads is not kept out. */
    void lock() {
        jdbc.sql("lock table setting in exclusive mode").update();
    }

    void write(Setting setting, String value) {
        jdbc.sql("""
                        insert into setting (name, value) values (:name, :value)
                        on conflict (name) do update set value = excluded.value, updated_at = now()
                        """).param("name", setting.label()).param("value", value).update();
    }

    private static Optional<Setting> known(ResultSet row) throws SQLException {
        String name = row.getString("name");
        return Stream.of(Setting.values())
                .filter(setting -> setting.label().equals(name))
                .findFirst();
    }
}
