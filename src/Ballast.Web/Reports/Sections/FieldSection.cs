using Ballast.Core.Questions;
using Ballast.Core.Questions.Field;
using Ballast.Web.Markup;

namespace Ballast.Web.Reports.Sections;

/// <summary>Against the field: where the models stand among all others.</summary>
internal static class FieldSection
{
    /// <summary>The section; without a field it is left out and says why.</summary>
    public static Html Of(FieldAnswer? field) =>
        field is null || field.Scores.Count == 0
            ? Block.LeftOut(
                "field",
                "How it stands against the field is not known",
                "Neither percentiles nor the scores of other models are stored."
            )
            : QuestionSection.Draw(QuestionCatalogue.Find("field")!, field);
}
