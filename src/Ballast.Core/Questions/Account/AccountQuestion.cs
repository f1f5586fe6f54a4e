using System.Text.Json.Serialization;
using Ballast.Core.Questions.Parameters;

namespace Ballast.Core.Questions.Account;

/// <summary>What the stakes earned, and what made it.</summary>
internal static class AccountQuestion
{
    private static readonly Parameter RankBy = new(
        "rank-by",
        "The score that models are ranked by, for the bridge (default: the first one that is paid)."
    )
    {
        ValueName = "METRIC",
    };

    private static readonly Parameter Sort = new(
        "sort",
        "Order of the models: loss (largest loss first), net (largest gain first), roi (return over the committed NMR), stake, rounds or name."
    )
    {
        ValueName = "ORDER",
        Default = "loss",
        Choices = [.. Enum.GetNames<AccountOrder>().Select(n => n.ToLowerInvariant())],
        IsInForm = true,
    };

    /// <summary>How many models are put into words.</summary>
    internal static readonly Parameter Top = new(
        "top",
        "Models to list, the first ones of the order (default: 30); the document has all."
    )
    {
        ValueName = "N",
        IsWhole = true,
        IsOfText = true,
        Range = new(1, int.MaxValue),
    };

    /// <summary>Whether every model and month is put into words.</summary>
    internal static readonly Parameter All = new("all", "Every model and month, not only the first ones.")
    {
        Kind = ParameterKind.Switch,
        IsOfText = true,
    };

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<AccountAnswer>
        {
            Name = "account",
            Title = "Account",
            Topic = QuestionTopic.Earnings,
            Asks = "What did it earn?",
            Help = "What the stakes earned: by round, model, score and month, and why a rank is not money.",
            Example = "account --all",
            IsHeavy = true,
            Models = new ModelsParameter("Models (default: all with a stake).") { MostOnPage = int.MaxValue },
            Parameters = [.. RangeParameters.All, RankBy, CurrencyParameter.Currency, Sort, Top, All],
            Subject = QuestionSubject.Slots,
            Shape = () => new AccountJson(Answers.Options()).AccountAnswer,
            Answer = asked => MoneySums.Run(asked.View, Read(asked)),
            Text = AccountText.Write,
        };

    private static AccountRequest Read(Asked asked)
    {
        // Read where it is put into words; refused here, also where it is not.
        _ = asked.Given.Whole(Top);
        return RangeParameters.Read(
            asked,
            new AccountRequest
            {
                RankedBy = asked.Given.Score(RankBy),
                Currency = CurrencyParameter.Read(asked),
                Order = asked.Given.Choice<AccountOrder>(Sort),
            }
        );
    }
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(AccountAnswer))]
internal sealed partial class AccountJson : JsonSerializerContext;
