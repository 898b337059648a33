package io.surnia.partnerapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.surnia.partnerapi.wire.WireAdministrator;
import io.surnia.partnerapi.wire.WireAssignment;
import io.surnia.partnerapi.wire.WireCustomer;
import io.surnia.partnerapi.wire.WireCustomerRank;
import io.surnia.partnerapi.wire.WireExposedUser;
import io.surnia.partnerapi.wire.WireGroup;
import io.surnia.partnerapi.wire.WireManager;
import io.surnia.partnerapi.wire.WirePartnerSettings;
import io.surnia.partnerapi.wire.WireSchedule;
import io.surnia.partnerapi.wire.WireTraining;
import io.surnia.partnerapi.wire.WireTrainingCompliance;
import io.surnia.partnerapi.wire.WireUser;
import io.surnia.partnerapi.wire.WireUserExposures;
import io.surnia.partnerapi.wire.WireUserRank;
import io.surnia.partnerapi.wire.WireUserRanking;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WireOrderTest {
    private static final JsonNode SCHEMAS = schemas();

    @ParameterizedTest
    @MethodSource("records")
    void sendsTheContractsFieldsInTheContractsOrder(Class<?> wire, String schema) {
        List<String> declared = SCHEMAS.path(schema).path("properties").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
        List<String> names = Arrays.stream(wire.getRecordComponents())
                .map(component -> component
                        .getAccessor()
                        .getAnnotation(JsonProperty.class)
                        .value())
                .toList();

        assertThat(names).isEqualTo(declared);
        assertThat(sent(wire))
                .isEqualTo(
                        declared.stream().filter(name -> !name.equals("userId")).toList());
    }

    static Stream<Arguments> records() {
        return Stream.of(
                Arguments.of(WireCustomer.class, "Customer"),
                Arguments.of(WireManager.class, "Manager"),
                Arguments.of(WireUser.class, "User"),
                Arguments.of(WireUser.Assignments.class, "UserAssignments"),
                Arguments.of(WireUser.Assignment.class, "UserAssignment"),
                Arguments.of(WireGroup.class, "Group"),
                Arguments.of(WireGroup.User.class, "GroupUser"),
                Arguments.of(WireGroup.Assignment.class, "GroupAssignment"),
                Arguments.of(WireAssignment.class, "Assignment"),
                Arguments.of(WireAssignment.Group.class, "AssignmentGroup"),
                Arguments.of(WireExposedUser.class, "ExposedUser"),
                Arguments.of(WireUserExposures.class, "UserExposures"),
                Arguments.of(WireUserExposures.Breach.class, "PwnedBreach"),
                Arguments.of(WireUserExposures.DehashedRecord.class, "DehashedRecord"),
                Arguments.of(WireCustomerRank.class, "CustomerRank"),
                Arguments.of(WireUserRank.class, "UserRank"),
                Arguments.of(WireUserRanking.class, "UserRanking"),
                Arguments.of(WireAdministrator.class, "Administrator"),
                Arguments.of(WireSchedule.class, "TrainingSchedule"),
                Arguments.of(WireTraining.class, "ScheduledTraining"),
                Arguments.of(WireTrainingCompliance.class, "TrainingCompliance"),
                Arguments.of(WirePartnerSettings.class, "PartnerSettings"));
    }

    /** What the writer sends of a record whose every value is missing. */
    private static List<String> sent(Class<?> wire) {
        try {
            Class<?>[] types = Arrays.stream(wire.getRecordComponents())
                    .map(component -> component.getType())
                    .toArray(Class<?>[]::new);
            Object[] values = Arrays.stream(types)
                    .map(type -> type == int.class ? (Object) 0 : type == long.class ? (Object) 0L : null)
                    .toArray();
            Object record = wire.getDeclaredConstructor(types).newInstance(values);
            JsonNode json = new ObjectMapper().readTree(io.surnia.platform.json.Json.bytes(record));
            return json.properties().stream().map(Map.Entry::getKey).toList();
        } catch (ReflectiveOperationException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode schemas() {
        try {
            return new YAMLMapper()
                    .readTree(PublicFiles.contract())
                    .path("components")
                    .path("schemas");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
