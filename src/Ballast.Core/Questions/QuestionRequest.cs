using Ballast.Core.Rounds;
using Ballast.Core.Text;

namespace Ballast.Core.Questions;

/// <summary>A question as data: it can be asked here, over HTTP, remembered, and asked again.</summary>
/// <param name="Question">Which question.</param>
/// <param name="Tournament">About which tournament.</param>
/// <param name="AsOf">The moment that was named; null for now.</param>
/// <param name="Given">What was said.</param>
public sealed record QuestionRequest(IQuestion Question, Tournament Tournament, DateTimeOffset? AsOf, Given Given)
{
    /// <summary>Equal questions have equal keys, and no others do.</summary>
    public string Key => $"{Question.Name} {Tournament.Slug()} {AsOf?.UtcTicks} {Given.Key}";

    /// <summary>The question that is meant: where a parameter leads to another one, that one.</summary>
    /// <exception cref="ParameterException">Something was said that has no effect on the other one.</exception>
    public QuestionRequest Resolved()
    {
        if (Question.Variant is not { } variant || !Given.Is(variant.When))
            return this;
        var own = variant.Question.Parameters.Select(p => p.Name).Append(variant.When.Name);
        var other = Given.Names.Except(own).Select(n => (Notice)$"{Notice.Option(n)}").FirstOrDefault();
        if (variant.Question.Models is null && Given.Models.Count > 0)
            other ??= Question.Models?.ValueName is { } models ? (Notice)models : null;
        return other is null
            ? this with
            {
                Question = variant.Question,
            }
            : throw new ParameterException(
                $"{other} has no effect on {variant.Question.Title.ToLowerInvariant()}. Leave one of the two out."
            );
    }
}
