using System.Globalization;
using Ballast.Core.Allocation;
using Ballast.Core.Rounds;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Allocate;

/// <summary>What can be said of a division of stake.</summary>
internal static class AllocateParameters
{
    private const int MostSlots = 100_000;
    private const decimal LeastNmr = 0.000000000000000001m;

    /// <summary>The methods.</summary>
    public static readonly Parameter Method = new(
        "method",
        "Methods, with commas between (default: all): "
            + string.Join(", ", AllocationCatalogue.All.Select(m => m.Name))
            + "."
    )
    {
        Kind = ParameterKind.Repeated,
        ValueName = "NAME",
        IsInForm = true,
        Known = () => AllocationCatalogue.All.Select(m => m.Name),
    };

    /// <summary>The tail.</summary>
    public static readonly Parameter Alpha = new(
        "alpha",
        "The share of rounds, the worst ones, that CVaR is the mean of."
    )
    {
        ValueName = "SHARE",
        Default = "0.05",
        // A tail of nothing is no tail; one of all rounds is their mean.
        Range = new(0.000001m, 1),
    };

    /// <summary>Largest weight.</summary>
    public static readonly Parameter Cap = new("cap", "Largest share of a model.")
    {
        ValueName = "SHARE",
        Default = "1",
        IsInForm = true,
        Range = new(0, 1),
    };

    /// <summary>Least weight.</summary>
    public static readonly Parameter Floor = new("floor", "Least share of a model.")
    {
        ValueName = "SHARE",
        Default = "0",
        Range = new(0, 1),
    };

    /// <summary>Least mean return.</summary>
    public static readonly Parameter MinMean = new("min-mean", "Least mean return of a round that min-cvar must reach.")
    {
        ValueName = "X",
        Range = new(-1, 1),
    };

    /// <summary>Caps of groups.</summary>
    public static readonly Parameter Group = new(
        "group",
        "Largest share of some models together, such as a,b,c=0.4; repeat it for several groups."
    )
    {
        Kind = ParameterKind.Repeated,
        ValueName = "MODEL,…=SHARE",
    };

    /// <summary>Turnover from the stakes now.</summary>
    public static readonly Parameter MaxTurnover = new(
        "max-turnover",
        "Largest share of the stake that may move from where it is now."
    )
    {
        ValueName = "SHARE",
        Range = new(0, 1),
    };

    /// <summary>Most models.</summary>
    public static readonly Parameter Slots = new("slots", "Most models that may get a stake; the smallest are dropped.")
    {
        ValueName = "N",
        IsWhole = true,
        Range = new(1, MostSlots),
    };

    /// <summary>Least weight of a model that gets any.</summary>
    public static readonly Parameter MinShare = new(
        "min-share",
        "Least share of a model that gets any: smaller ones are dropped."
    )
    {
        ValueName = "SHARE",
        Range = new(0, 1),
    };

    /// <summary>NMR that is divided.</summary>
    public static readonly Parameter Total = new(
        "total",
        "NMR that is divided: --locked and --min-stake are parts of it (default: what is staked now)."
    )
    {
        ValueName = "NMR",
        IsInForm = true,
        Range = new(LeastNmr, Plausible.Supply),
    };

    /// <summary>What cannot be moved.</summary>
    public static readonly Parameter Locked = new(
        "locked",
        "NMR that cannot leave a model, such as a=12.5; repeat it for several models."
    )
    {
        Kind = ParameterKind.Repeated,
        ValueName = "MODEL=NMR",
    };

    /// <summary>Least NMR of a model that gets any.</summary>
    public static readonly Parameter MinStake = new(
        "min-stake",
        "Least NMR of a model that gets any: smaller ones are dropped."
    )
    {
        ValueName = "NMR",
        Range = new(0, Plausible.Supply),
    };

    /// <summary>Plain scores.</summary>
    public static readonly Parameter Raw = new(
        "raw",
        "Divide by plain weighted scores of complete rounds: no factor, clip, capital and shrinkage, and no walk through the past."
    )
    {
        Kind = ParameterKind.Switch,
        IsInForm = true,
    };

    /// <summary>Weights of scores.</summary>
    public static readonly Parameter Score = new(
        "score",
        "The score as a weighted sum (default: the multipliers of each round's rule)."
    )
    {
        ValueName = "corr=A,mmc=B",
        IsInForm = true,
    };

    /// <summary>The parameters of the division itself.</summary>
    public static IReadOnlyList<Parameter> All { get; } =
    [Method, Alpha, Cap, Floor, MinMean, Group, MaxTurnover, Slots, MinShare, Total, Locked, MinStake, Raw];

    /// <summary>The methods that were named; all where none was.</summary>
    /// <exception cref="ParameterException">One is not known.</exception>
    public static IReadOnlyList<IAllocationMethod> Methods(Given given)
    {
        var named = given.Listed(Method);
        return named.Count == 0 ? AllocationCatalogue.All : [.. named.Select(Find).DistinctBy(m => m.Name)];
    }

    /// <summary>Groups with their caps.</summary>
    /// <exception cref="ParameterException">One cannot be read.</exception>
    public static IReadOnlyList<(IReadOnlyList<string> Models, double Cap)> Groups(Given given) =>
        [.. given.All(Group).Select(ReadGroup)];

    /// <summary>A share.</summary>
    /// <exception cref="ParameterException">It is none.</exception>
    public static double? Share(Given given, Parameter parameter) => (double?)given.Number(parameter);

    /// <summary>NMR that is locked by model.</summary>
    /// <exception cref="ParameterException">One cannot be read, or a model is named twice.</exception>
    public static IReadOnlyList<(string Model, decimal Nmr)> LockedAmounts(Given given)
    {
        (string Model, decimal Nmr)[] locked = [.. given.Listed(Locked).Select(ReadLocked)];
        var twice = locked.GroupBy(l => l.Model, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? locked
            : throw new ParameterException($"{Notice.Option("locked")} names {twice.Key} twice.");
    }

    private static (string Model, decimal Nmr) ReadLocked(string text)
    {
        var at = text.LastIndexOf('=');
        return at > 0 && IsNumber(text[(at + 1)..], out var nmr) && nmr <= Plausible.Supply
            ? (text[..at].Trim(), nmr)
            : throw new ParameterException($"{Notice.Option("locked")} is MODEL=NMR such as a=12.5, not '{text}'.");
    }

    private static bool IsNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static IAllocationMethod Find(string name) =>
        AllocationCatalogue.Find(name)
        ?? throw new ParameterException(
            $"{Notice.Option("method")} knows {string.Join(", ", AllocationCatalogue.All.Select(m => m.Name))}, not '{name}'."
        );

    private static (IReadOnlyList<string> Models, double Cap) ReadGroup(string text)
    {
        // A name may hold the sign; a share does not.
        var at = text.LastIndexOf('=');
        var isShare = IsNumber(text[(at + 1)..], out var cap) && cap <= 1;
        string[] models =
            at < 0 ? [] : text[..at].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return isShare && models.Length > 0
            ? (models, (double)cap)
            : throw new ParameterException(
                $"{Notice.Option("group")} is MODEL,MODEL=SHARE such as a,b,c=0.4, not '{text}'."
            );
    }
}
