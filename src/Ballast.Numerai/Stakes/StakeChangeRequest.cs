using Ballast.Core.Rounds;
using Ballast.Numerai.Http;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai.Stakes;

/// <summary>A change of stake as it is asked for, to hold the answer against.</summary>
internal sealed record StakeChangeRequest
{
    private const string Increase = "increase";
    private const string Decrease = "decrease";
    private static readonly string[] Accepted = ["pending"];
    private static readonly string[] Cancelled = ["canceled", "cancelled"];

    private StakeChangeRequest() { }

    /// <summary>The document it is sent by.</summary>
    public required string Document { get; init; }

    public required Variables Variables { get; init; }

    /// <summary>The word for its direction.</summary>
    private string Type { get; init; } = Decrease;

    /// <summary>NMR; null where no amount counts.</summary>
    private Nmr? Amount { get; init; }

    /// <summary>Whether everything is asked back; null where the answer's word for it does not matter.</summary>
    private bool? IsDrain { get; init; }

    /// <summary>States of a request that was accepted. The only ones known are those of public captures and of the schema's text.</summary>
    private string[] States { get; init; } = Accepted;

    /// <exception cref="ArgumentOutOfRangeException">The amount is not positive.</exception>
    public static StakeChangeRequest ToIncrease(string modelId, Nmr amount) =>
        new()
        {
            Document = "increase-stake",
            Variables = new Variables { { "modelId", modelId }, { "amount", Text(amount) } },
            Type = Increase,
            Amount = amount,
            IsDrain = false,
        };

    /// <exception cref="ArgumentOutOfRangeException">The amount is not positive.</exception>
    public static StakeChangeRequest ToRelease(string modelId, Nmr amount, bool all) =>
        new()
        {
            Document = "release-stake",
            Variables = new Variables
            {
                { "modelId", modelId },
                { "amount", Text(amount) },
                { "drain", all },
            },
            Amount = all ? null : amount,
            IsDrain = all,
        };

    public static StakeChangeRequest ToCancelRelease(string modelId) =>
        new()
        {
            Document = "cancel-release",
            Variables = new Variables { { "modelId", modelId } },
            States = Cancelled,
        };

    /// <summary>In what an answer differs from what was asked; null where it states this change and no other.</summary>
    public string? FindDifference(WireStakeChange answer)
    {
        if (!Is(answer.Type, Type))
            return $"it is of type '{answer.Type}', not '{Type}'";
        if (!Array.Exists(States, state => Is(answer.Status, state)))
            return $"its status is '{answer.Status}', not '{States[0]}'";
        if (Amount is { } amount && answer.RequestedAmount != amount)
            return $"it is about {answer.RequestedAmount?.ToString() ?? "no"} NMR, not {amount}";
        if (IsDrain is { } drain && (answer.Drain ?? false) != drain)
            return drain ? "it does not release everything" : "it releases everything";
        return null;
    }

    // To the letter: a word that is only like a known one is not known, and reading the stake tells.
    private static bool Is(string? word, string expected) => string.Equals(word, expected, StringComparison.Ordinal);

    private static string Text(Nmr amount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(amount.Amount, 0, nameof(amount));
        return amount.ToString();
    }
}
