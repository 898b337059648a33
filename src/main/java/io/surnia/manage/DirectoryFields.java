package io.surnia.manage;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.directory.ConnectionDetails;
import io.surnia.directory.GroupMapping;
import io.surnia.directory.Service;
import io.surnia.directory.Service.LdapAttributes;
import io.surnia.directory.Service.Security;
import io.surnia.directory.SkipRule;
import io.surnia.directory.Trait;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a connection to a directory. What its kind needs stands beside what every kind has. */
final class DirectoryFields {
    private static final int MOST_GROUPS = 200;
    private static final int MOST_RULES = 100;

    /** What a directory speaks. */
    enum Kind {
        ENTRA,
        GOOGLE,
        LDAP;

        Service blank() {
            return switch (this) {
                case ENTRA -> new Service.Entra("", "");
                case GOOGLE -> new Service.Google("", null);
                case LDAP ->
                    new Service.Ldap("", 636, Security.LDAPS, null, "", "(mail=*)", null, LdapAttributes.USUAL);
            };
        }
    }

    private DirectoryFields() {}

    /** One that is new, with its kind's fields required. */
    static ConnectionDetails readNew(Fields fields) {
        fields.require("name", "kind");
        Kind kind = fields.word("kind", Kind.class, Kind.ENTRA);
        switch (kind) {
            case ENTRA -> fields.require("tenant_id", "client_id");
            case GOOGLE -> fields.require("administrator");
            case LDAP -> fields.require("host", "base_dn");
        }
        return read(fields, ConnectionDetails.of("", kind.blank()));
    }

    /** What one becomes; its kind stays. */
    static ConnectionDetails read(Fields fields, ConnectionDetails before) {
        String name = fields.text("name", 1, 100, before.name());
        Service service = service(fields, before.service());
        ConnectionDetails.Selection selection =
                fields.word("selection", ConnectionDetails.Selection.class, before.selection());
        int share = fields.integer("archive_share", 0, 100, before.archiveShare());
        boolean isEnabled = fields.flag("enabled", before.isEnabled());
        List<GroupMapping> groups = groups(fields, before.groups());
        List<SkipRule> rules = rules(fields, before.skipRules());
        fields.verify();
        return new ConnectionDetails(name, service, selection, groups, rules, share, isEnabled);
    }

    private static Service service(Fields fields, Service before) {
        return switch (before) {
            case Service.Entra(String tenantId, String clientId) ->
                new Service.Entra(
                        fields.text("tenant_id", 1, 200, tenantId), fields.text("client_id", 1, 200, clientId));
            case Service.Google(String administrator, String domain) ->
                new Service.Google(
                        fields.email("administrator", administrator), fields.textOrNull("domain", 253, domain));
            case Service.Ldap ldap -> ldap(fields, ldap);
        };
    }

    private static Service ldap(Fields fields, Service.Ldap before) {
        LdapAttributes attributes = before.attributes();
        return new Service.Ldap(
                fields.text("host", 1, 253, before.host()),
                fields.integer("port", 1, 65_535, before.port()),
                fields.word("security", Security.class, before.security()),
                fields.textOrNull("bind_dn", 1000, before.bindDn()),
                fields.text("base_dn", 1, 1000, before.baseDn()),
                fields.text("filter", 1, 2000, before.filter()),
                fields.textOrNull("certificate", 10_000, before.certificate()),
                new LdapAttributes(
                        fields.text("id_attribute", 1, 100, attributes.id()),
                        fields.text("email_attribute", 1, 100, attributes.email()),
                        fields.text("first_name_attribute", 1, 100, attributes.firstName()),
                        fields.text("last_name_attribute", 1, 100, attributes.lastName()),
                        fields.text("manager_attribute", 1, 100, attributes.manager())));
    }

    private static List<GroupMapping> groups(Fields fields, List<GroupMapping> before) {
        if (!fields.has("groups")) {
            return before;
        }
        List<GroupMapping> groups = new ArrayList<>();
        List<JsonNode> sent = fields.elements("groups", 0, MOST_GROUPS);
        for (int i = 0; i < sent.size(); i++) {
            Fields one = Fields.ofElement(sent.get(i), "groups[" + i + "]");
            one.require("directory_group");
            String there = one.text("directory_group", 1, 1000, "");
            @Nullable String here = one.textOrNull("group", 200, null);
            one.verify();
            groups.add(new GroupMapping(there, here));
        }
        return groups;
    }

    private static List<SkipRule> rules(Fields fields, List<SkipRule> before) {
        if (!fields.has("skip_rules")) {
            return before;
        }
        List<SkipRule> rules = new ArrayList<>();
        List<JsonNode> sent = fields.elements("skip_rules", 0, MOST_RULES);
        for (int i = 0; i < sent.size(); i++) {
            Fields one = Fields.ofElement(sent.get(i), "skip_rules[" + i + "]");
            one.require("attribute", "match", "value");
            Trait attribute = one.word("attribute", Trait.class, Trait.EMAIL);
            SkipRule.Match match = one.word("match", SkipRule.Match.class, SkipRule.Match.EQUALS);
            String value = one.text("value", 1, 500, "");
            one.verify();
            rules.add(new SkipRule(attribute, match, value));
        }
        return rules;
    }
}
