using System.Globalization;
using Ballast.Core.Ledger.Atomic;
using Ballast.Core.Rounds;

namespace Ballast.Core.Questions.Ladder.Changes;

/// <summary>What can be said of a change: Numerai's words, increase and release (domain notes, sections 3.5 and 3.6).</summary>
internal static class ChangeParameters
{
    private const string Everything = "all";
    private const decimal MostPercent = 100_000m;

    /// <summary>NMR that are asked back.</summary>
    public static Parameter Release { get; } =
        new(
            "release",
            "What if NMR were asked back now: MODEL=NMR, MODEL=25% or MODEL=all, with commas between; without MODEL= of each model with a stake."
        )
        {
            ValueName = "MODEL=NMR",
            IsInForm = true,
        };

    /// <summary>NMR that are staked.</summary>
    public static Parameter Increase { get; } =
        new("increase", "What if NMR were staked now: written as for --release.")
        {
            ValueName = "MODEL=NMR",
            IsInForm = true,
        };

    /// <summary>How an atomic stake goes on.</summary>
    public static Parameter Mode { get; } =
        new(
            "mode",
            "With --release or --increase, atomic staking: constant or compound (default: as synced, else constant)."
        )
        {
            ValueName = "MODE",
            Choices = ["constant", "compound"],
        };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Parameter> All { get; } = [Release, Increase, Mode];

    /// <summary>The changes that were asked about; none where nothing was said.</summary>
    /// <exception cref="ParameterException">One cannot be read.</exception>
    public static IReadOnlyList<AskedChange> Read(Given given) =>
        [
            .. given.Listed(Release).Select(text => Read(Release, text, isRelease: true)),
            .. given.Listed(Increase).Select(text => Read(Increase, text, isRelease: false)),
        ];

    /// <summary>The mode; null where it was not said.</summary>
    /// <exception cref="ParameterException">It is none.</exception>
    public static AtomicMode? ReadMode(Given given) => given.Is(Mode) ? given.Choice<AtomicMode>(Mode) : null;

    private static AskedChange Read(Parameter parameter, string text, bool isRelease)
    {
        // A name may hold the sign; an amount does not.
        var at = text.LastIndexOf('=');
        var model = at < 0 ? null : text[..at].Trim();
        var amount = text[(at + 1)..].Trim();
        if (model is { Length: 0 })
            throw Wrong(parameter, text);
        if (amount.Equals(Everything, StringComparison.OrdinalIgnoreCase) && isRelease)
            return new AskedChange(model, isRelease, null, null);
        var isShare = amount.EndsWith('%');
        var most =
            !isShare ? Plausible.Supply
            : isRelease ? 100
            : MostPercent;
        var digits = isShare ? amount[..^1] : amount;
        if (
            !decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number <= 0
            || number > most
        )
            throw Wrong(parameter, text);
        // All of it is drained, so that payouts that come meanwhile leave too.
        if (isShare && isRelease && number == 100)
            return new AskedChange(model, isRelease, null, null);
        return isShare
            ? new AskedChange(model, isRelease, null, number / 100)
            : new AskedChange(model, isRelease, number, null);
    }

    private static ParameterException Wrong(Parameter parameter, string text) =>
        new(
            parameter == Release
                ? $"--{parameter.Name} is MODEL=NMR such as my_model=50, MODEL=25% or MODEL=all, not '{text}'."
                : $"--{parameter.Name} is MODEL=NMR such as my_model=50, or MODEL=25%, not '{text}'."
        );
}
