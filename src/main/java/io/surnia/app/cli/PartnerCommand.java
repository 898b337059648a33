package io.surnia.app.cli;

import io.surnia.partner.Actor;
import io.surnia.partner.IssuedKey;
import io.surnia.partner.Partner;
import io.surnia.partner.PartnerDetails;
import io.surnia.partner.Scope;
import io.surnia.partner.Tenants;
import io.surnia.platform.problem.StartupFailure;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "partner", description = "Makes and lists partners.")
final class PartnerCommand {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Command(name = "create", description = "Makes a partner and prints its key, which is shown this once.")
    void create(
            @Parameters(paramLabel = "NAME", description = "The partner's full name.") String name,
            @Option(names = "--email", paramLabel = "ADDRESS", required = true, description = "Its contact.")
                    String email,
            @Option(names = "--subdomain", paramLabel = "NAME", description = "Its name under the base domain.")
                    @Nullable
                    String subdomain,
            @Option(
                            names = "--timezone",
                            paramLabel = "ZONE",
                            defaultValue = "UTC",
                            description = "Where its days begin.")
                    String timezone,
            @Option(
                            names = "--sandbox",
                            description = "A partner to try things out with, whose clock can be put ahead; for good.")
                    boolean sandbox) {
        DataCommand.run(spec, "create", (rooms, out) -> {
            PartnerDetails details =
                    PartnerDetails.of(name, email).withSubdomain(subdomain).withTimezone(zone(timezone));
            Actor operator = new Actor.Operator("surnia partner create");
            Partner partner = sandbox
                    ? rooms.partners().createSandbox(operator, details)
                    : rooms.partners().create(operator, details);
            Tenants.Active made = rooms.tenants().find(partner.id().value()).orElseThrow();
            IssuedKey key = rooms.db().inTenant(made.tenant(), tx -> {
                rooms.library().stock(tx);
                return rooms.keys().issue(tx, operator, "first key", new Scope.WholePartner(), true, null);
            });
            out.printf("partner  %d %s%nkey      %s%n", partner.id().value(), name, key.secret());
        });
    }

    @Command(name = "list", description = "Lists the partners.")
    void list() {
        DataCommand.run(
                spec,
                "list",
                (rooms, out) -> rooms.tenants()
                        .each(each -> out.printf("%d %s%n", each.tenant().partnerId(), each.shortName())));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new StartupFailure(
                    "--timezone: '%s' is no time zone; it looks like Europe/Berlin".formatted(name), unknown);
        }
    }
}
