package io.surnia.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RanksTest {

    @ParameterizedTest(name = "{0} done, score {1}: {2}")
    @CsvSource({
        "0, 100, HATCHLING",
        "0, 0, HATCHLING",
        "0, , HATCHLING",
        "1, 100, NOVICE",
        "1, 0, NOVICE",
        "7, 100, NOVICE",
        "8, 100, EXPLORER",
        "8, 20, NOVICE",
        "8, 21, EXPLORER",
        "17, 100, EXPLORER",
        "18, 40, EXPLORER",
        "18, 41, PROTECTOR",
        "28, 100, PROTECTOR",
        "29, 60, PROTECTOR",
        "29, 61, GUARDIAN",
        "41, 100, GUARDIAN",
        "42, 80, GUARDIAN",
        "42, 81, SAGE",
        "99, 20, NOVICE",
        "7, , NOVICE",
        "8, , EXPLORER",
        "18, , PROTECTOR",
        "29, , GUARDIAN",
        "42, , SAGE"
    })
    void ranksAUserByTheLowerOfCompletionsAndScore(int completed, Integer score, UserRank rank) {
        assertThat(UserRank.of(completed, score)).isEqualTo(rank);
    }

    @ParameterizedTest
    @CsvSource({
        "HATCHLING, Fluffy Hatchling, hatchling",
        "NOVICE, Owlet Novice, novice",
        "EXPLORER, Feathered Explorer, explorer",
        "PROTECTOR, Perch Protector, protector",
        "GUARDIAN, Talon Guardian, guardian",
        "SAGE, Wise Owl Sage, sage"
    })
    void namesAUsersRankInFullAndInAWord(UserRank rank, String fullName, String word) {
        assertThat(rank.fullName()).isEqualTo(fullName);
        assertThat(rank.word()).isEqualTo(word);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "0, Hatchling Haven",
        "20, Hatchling Haven",
        "21, Novice Nest",
        "40, Novice Nest",
        "41, Explorer Eyrie",
        "60, Explorer Eyrie",
        "61, Protector Perch",
        "75, Protector Perch",
        "76, Guardian Grove",
        "90, Guardian Grove",
        "91, Owl Oracle",
        "100, Owl Oracle"
    })
    void ranksACustomerByItsScore(int score, String fullName) {
        assertThat(CustomerRank.of(score).fullName()).isEqualTo(fullName);
    }
}
