using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Parameters;

/// <summary>Whether models are slots of Numerai or the strategies that sat in them: every question that is not about slots alone takes it.</summary>
public static class ByParameter
{
    private const string Slot = "slot";

    /// <summary>The word for strategies.</summary>
    public const string Strategy = "strategy";

    /// <summary>The parameter.</summary>
    public static Parameter By { get; } =
        new("by", "What a model is: a slot of Numerai, or a strategy wherever it sat (ballast registry).")
        {
            ValueName = "slot|strategy",
            Default = Slot,
            Choices = [Slot, Strategy],
            IsInForm = true,
        };

    /// <summary>The question asked of strategies where that was said.</summary>
    /// <returns>A refusal where no strategy is registered.</returns>
    /// <exception cref="ParameterException">It was said otherwise.</exception>
    public static Outcome<Asked> Read(Asked asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return IsByStrategy(asked.Given) ? ByStrategy(asked) : asked;
    }

    /// <summary>The question asked of strategies.</summary>
    /// <returns>A refusal where none is registered.</returns>
    public static Outcome<Asked> ByStrategy(Asked asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (asked.View.IsByStrategy)
            return asked;
        return asked.View.Registry.Strategies.Count > 0
            ? asked with
            {
                View = asked.View.ByStrategy(),
            }
            : new Refusal(
                "no-strategy",
                "No strategy is registered at that moment.",
                NextStep.To("look at the registry", "registry"),
                "Begin with: ballast registry set strategy NAME, then ballast registry assign SLOT NAME --from ROUND."
            );
    }

    /// <summary>What is to be said below every answer by strategy.</summary>
    public static IEnumerable<Block> Notes(Given given) =>
        IsByStrategy(given)
            ?
            [
                new Sentence(
                    "By strategy: each score, stake and payout belongs to the strategy that sat in its slot in its round. Rounds of slots without one are left out.",
                    Tone.Remark
                ),
            ]
            : [];

    /// <summary>Whether strategies were said.</summary>
    /// <exception cref="ParameterException">It was said otherwise.</exception>
    public static bool IsByStrategy(Given given) =>
        given.Text(By)!.Trim().ToLowerInvariant() switch
        {
            Strategy => true,
            Slot => false,
            var other => throw new ParameterException($"{Notice.Option("by")} is slot or strategy, not '{other}'."),
        };
}
