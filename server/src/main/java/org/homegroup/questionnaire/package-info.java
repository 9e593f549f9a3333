/// The check-in questions: a subset of FHIR R4 Questionnaire, read strictly
/// ([QuestionnaireReader]), and the validation of answers ([AnswerCheck]). This package knows no
/// sessions and stores nothing.
package org.homegroup.questionnaire;
