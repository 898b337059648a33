package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.library.Library;
import io.surnia.library.LibraryId;
import io.surnia.library.LibraryKind;
import io.surnia.library.Question;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.util.List;

/**
 * What people answered to a survey, taken together. An anonymous one tells nothing before {@link #LEAST_RESPONDENTS} have
 * answered, and then not who: neither by name nor by the order of the answers. What came before somebody was asked anew
 * counts no more.
 */
public final class Surveys {
    /** With fewer, an answer would be somebody's. */
    public static final int LEAST_RESPONDENTS = 5;

    private final Library library;
    private final AssignmentStore assignments = new AssignmentStore();
    private final SurveyStore store = new SurveyStore();

    public Surveys(Library library) {
        this.library = library;
    }

    /**
     * The counts of every question.
     *
     * @throws Problem where there is no such assignment, or it is no survey with questions
     */
    public SurveyResults results(Tx tx, CustomerId customer, AssignmentId id) {
        Assignment survey = require(tx, customer, id);
        List<Question> questions = questions(tx, survey);
        int respondents = store.respondents(tx, customer, id);
        boolean isAnonymous = survey.terms().rules().isAnonymous();
        boolean isWithheld = isAnonymous && respondents < LEAST_RESPONDENTS;
        return new SurveyResults(
                respondents,
                isAnonymous,
                isWithheld,
                isWithheld ? List.of() : store.results(tx, customer, id, questions));
    }

    /**
     * What was written to a free question, ordered by the texts' ids, which are random; none while results are withheld.
     *
     * @param question its number, from 1
     * @param after only texts with ids above this; 0 for the first page
     * @throws Problem as {@link #results}, and where the survey has no such free question
     */
    public List<SurveyText> texts(Tx tx, CustomerId customer, AssignmentId id, int question, long after, int limit) {
        Assignment survey = require(tx, customer, id);
        List<Question> questions = questions(tx, survey);
        if (question < 1
                || question > questions.size()
                || !(questions.get(question - 1) instanceof Question.FreeText)) {
            throw Problem.notFound("The survey has no question %d that is answered freely.".formatted(question));
        }
        boolean isAnonymous = survey.terms().rules().isAnonymous();
        return isAnonymous && store.respondents(tx, customer, id) < LEAST_RESPONDENTS
                ? List.of()
                : store.texts(tx, customer, id, question, isAnonymous, after, limit);
    }

    private Assignment require(Tx tx, CustomerId customer, AssignmentId id) {
        return assignments
                .find(tx, customer, id)
                .filter(assignment -> assignment.terms().kind() == LibraryKind.SURVEY)
                .orElseThrow(() -> Problem.notFound("There is no survey %d.".formatted(id.value())));
    }

    private List<Question> questions(Tx tx, Assignment survey) {
        LibraryId item = survey.terms().source().item();
        if (item == null) {
            throw Problem.notFound("The survey has no questions of the library.");
        }
        return library.get(tx, item).orElseThrow().questions();
    }
}
