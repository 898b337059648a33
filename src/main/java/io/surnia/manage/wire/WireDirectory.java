package io.surnia.manage.wire;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.directory.Connection;
import io.surnia.directory.ConnectionDetails;
import io.surnia.directory.GroupMapping;
import io.surnia.directory.Service;
import io.surnia.directory.SkipRule;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a directory as the management API sends it, without its secret. What another kind of directory needs is
 * left out.
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireDirectory(
        long id,
        long customerId,
        String name,
        String kind,
        boolean enabled,
        boolean hasSecret,
        String selection,
        List<Group> groups,
        List<Rule> skipRules,
        int archiveShare,
        @JsonUnwrapped @Nullable Entra entra,
        @JsonUnwrapped @Nullable Google google,
        @JsonUnwrapped @Nullable Ldap ldap,
        String createdAt,
        String nextRunAt) {

    /** A group that is read. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Group(String directoryGroup, @Nullable String group) {
        static Group of(GroupMapping mapping) {
            return new Group(mapping.directoryGroup(), mapping.group());
        }
    }

    /** Who is not wanted. */
    public record Rule(String attribute, String match, String value) {
        static Rule of(SkipRule rule) {
            return new Rule(word(rule.attribute()), word(rule.match()), rule.value());
        }
    }

    /** What Entra ID needs. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Entra(String tenantId, String clientId) {}

    /** What Google Workspace needs. */
    public record Google(String administrator, @Nullable String domain) {}

    /** What an LDAP server needs. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Ldap(
            String host,
            int port,
            String security,
            @Nullable String bindDn,
            String baseDn,
            String filter,
            @Nullable String certificate,
            String idAttribute,
            String emailAttribute,
            String firstNameAttribute,
            String lastNameAttribute,
            String managerAttribute) {}

    public static WireDirectory of(Connection connection) {
        ConnectionDetails details = connection.details();
        Service service = details.service();
        return new WireDirectory(
                connection.id().value(),
                connection.customer().value(),
                details.name(),
                service.source().word(),
                details.isEnabled(),
                connection.hasSecret(),
                word(details.selection()),
                details.groups().stream().map(Group::of).toList(),
                details.skipRules().stream().map(Rule::of).toList(),
                details.archiveShare(),
                service instanceof Service.Entra entra ? new Entra(entra.tenantId(), entra.clientId()) : null,
                service instanceof Service.Google google ? new Google(google.administrator(), google.domain()) : null,
                service instanceof Service.Ldap ldap ? ldap(ldap) : null,
                connection.createdAt().toString(),
                connection.nextRunAt().toString());
    }

    private static Ldap ldap(Service.Ldap ldap) {
        return new Ldap(
                ldap.host(),
                ldap.port(),
                word(ldap.security()),
                ldap.bindDn(),
                ldap.baseDn(),
                ldap.filter(),
                ldap.certificate(),
                ldap.attributes().id(),
                ldap.attributes().email(),
                ldap.attributes().firstName(),
                ldap.attributes().lastName(),
                ldap.attributes().manager());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
