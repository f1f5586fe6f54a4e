using System.Globalization;
using System.Text.Json.Serialization;
using Ballast.Core.Ledger.Lots;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Realised;

/// <summary>What was earned and burned by year and month, and what of it is a gain.</summary>
public static class RealisedQuestion
{
    private const string Market = "market";
    private const decimal MostPrice = 1_000_000m;

    /// <summary>What decides about the events themselves.</summary>
    public static IReadOnlyList<Parameter> OfEvents { get; } =
    [
        RealisedParameters.Lots,
        CurrencyParameter.Currency,
        RealisedParameters.AllTournaments,
        RealisedParameters.DepositCost,
        RealisedParameters.Costs,
    ];

    /// <summary>The declaration.</summary>
    internal static IQuestion Declaration { get; } =
        new Question<RealisedAnswer>
        {
            Name = "realised",
            Title = "Realised",
            Topic = QuestionTopic.Earnings,
            Asks = "What was earned and burned, year by year?",
            Help =
                "Payouts, burns, costs and gains by year and month of settlement, lots, and the money-weighted return. No tax advice.",
            Example = "realised --by month --lots average",
            IsHeavy = true,
            Models = new ModelsParameter("Models (default: those of the synced accounts, else all with a stake).")
            {
                MostOnPage = int.MaxValue,
            },
            Parameters = [RealisedParameters.By, .. OfEvents],
            Subject = QuestionSubject.Slots,
            Shape = () => new RealisedJson(Answers.Options()).RealisedAnswer,
            Answer = asked => RealisedComputation.Run(asked.View, Read(asked)),
            Text = RealisedText.Write,
        };

    /// <summary>Every event, oldest first: what the sums are made of.</summary>
    /// <param name="asked">Models and what is said by <see cref="OfEvents"/>.</param>
    /// <exception cref="ParameterException">A parameter cannot be read.</exception>
    public static Outcome<IReadOnlyList<RealisedEvent>> Events(Asked asked) =>
        RealisedBook
            .Build((asked ?? throw new ArgumentNullException(nameof(asked))).View, Read(asked))
            .Then(book => new Outcome<IReadOnlyList<RealisedEvent>>.Done(book.Events));

    private static RealisedRequest Read(Asked asked)
    {
        // Read here, so that a wrong word is refused whatever is stored.
        asked.Given.Choice<Period>(RealisedParameters.By);
        var currency = CurrencyParameter.Read(asked);
        var isMarket = Market.Equals(
            asked.Given.Text(RealisedParameters.DepositCost),
            StringComparison.OrdinalIgnoreCase
        );
        return new RealisedRequest
        {
            Models = asked.Given.Models,
            Lots = asked.Given.Choice<LotMethod>(RealisedParameters.Lots),
            Currency = currency,
            AllTournaments = asked.Given.Is(RealisedParameters.AllTournaments),
            DepositsAtMarket = isMarket,
            DepositCost = isMarket ? null : Price(asked.Given),
            Costs = asked.Given.Text(RealisedParameters.Costs) is { } text ? CostFile.Read(text, currency) : [],
        };
    }

    private static decimal? Price(Given given)
    {
        if (given.Text(RealisedParameters.DepositCost) is not { } text)
            return null;
        return
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price)
            && price <= MostPrice
            ? price
            : throw new ParameterException(
                $"{Notice.Option(RealisedParameters.DepositCost.Name)} is a price from 0 to {MostPrice} or market, not '{text}'."
            );
    }
}

/// <summary>What a row of the text is about.</summary>
internal enum Period
{
    /// <summary>A year.</summary>
    Year,

    /// <summary>A month.</summary>
    Month,
}

/// <summary>What is asked.</summary>
internal sealed record RealisedRequest
{
    /// <summary>Names as typed; empty for the owner's.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>Which NMR leave first.</summary>
    public required LotMethod Lots { get; init; }

    /// <summary>Currency of prices, costs and gains.</summary>
    public required string Currency { get; init; }

    /// <summary>Whether all tournaments take part.</summary>
    public required bool AllTournaments { get; init; }

    /// <summary>Whether deposits cost the price of their day.</summary>
    public required bool DepositsAtMarket { get; init; }

    /// <summary>What one deposited NMR cost; null where nothing was said.</summary>
    public required decimal? DepositCost { get; init; }

    /// <summary>What the user spent.</summary>
    public required IReadOnlyList<CostLine> Costs { get; init; }
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(RealisedAnswer))]
internal sealed partial class RealisedJson : JsonSerializerContext;
