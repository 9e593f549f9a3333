/// The questions of the waiting room: a subset of FHIR R4 Questionnaire, read strictly
/// ([QuestionnaireReader]), and the check of what somebody answered ([AnswerCheck]). It knows
/// nothing of sessions, and stores nothing.
package org.homegroup.questionnaire;
