namespace Ballast.Core.Text;

/// <summary>A cell of a table: a value with its kind, so that each door can draw it in its own way and nothing is put into words twice.</summary>
public abstract record Cell
{
    /// <summary>The cell as text.</summary>
    public abstract string Text { get; }

    /// <summary>The same with fewer characters, where the width does not do.</summary>
    public virtual string ShortText => Text;

    /// <summary>1 for what is gained, -1 for what is lost, 0 for what is neither.</summary>
    public virtual int Sign => 0;

    /// <summary>The exact value for machines; null where it has none.</summary>
    public virtual string? ExactValue => null;

    /// <summary>Words of the question that says more about it: its name and what is named in it; null where none does.</summary>
    public IReadOnlyList<string>? Leads { get; init; }

    /// <summary>A name of somebody else's choice, such as a model's.</summary>
    public static Cell Name(string name) => new NameCell(name);

    /// <summary>A model, which has a page of its own.</summary>
    public static Cell Model(string name) => new NameCell(name) { Leads = ["model", name] };

    /// <summary>A round, which has a page of its own.</summary>
    /// <param name="round">Its number.</param>
    /// <param name="words">What is said in place of it.</param>
    public static Cell Round(int round, string? words = null) =>
        new WordsCell(words ?? $"{round}") { Leads = ["round", $"{round}"] };

    /// <summary>NMR that were earned or burned.</summary>
    public static Cell Nmr(decimal? amount) => amount is { } a ? new NmrCell(a, true) : Missing();

    /// <summary>The same with so many places, for tables in which many amounts stand side by side.</summary>
    public static Cell Nmr(decimal? amount, int places) =>
        amount is { } a ? new NmrCell(a, true) { Places = places } : Missing();

    /// <summary>NMR that were earned or burned, as a number of statistics.</summary>
    public static Cell Nmr(double? amount) => amount is { } a && double.IsFinite(a) ? new EstimateCell(a) : Missing();

    /// <summary>NMR without a sign, such as a stake.</summary>
    public static Cell Stake(decimal? amount) => amount is { } a ? new NmrCell(a, false) : Missing();

    /// <summary>NMR without a sign, with all places.</summary>
    public static Cell ExactStake(decimal? amount) =>
        amount is { } a ? new NmrCell(a, false) { IsExact = true } : Missing();

    /// <summary>An amount of another currency.</summary>
    public static Cell Fiat(decimal? amount) => amount is { } a ? new FiatCell(a) : Missing();

    /// <summary>A score.</summary>
    public static Cell Score(double? score) => score is { } s && double.IsFinite(s) ? new ScoreCell(s) : Missing();

    /// <summary>A multiplier or a factor: four places at most.</summary>
    public static Cell Multiplier(decimal? value) => value is { } v ? new MultiplierCell(v) : Missing();

    /// <summary>A day.</summary>
    public static Cell Day(DateOnly? day) => day is { } d ? new WordsCell(Format.Day(d)) : Missing();

    /// <summary>Nothing, where nothing belongs.</summary>
    public static Cell Empty { get; } = new WordsCell("");

    /// <summary>Words of our own.</summary>
    public static Cell Words(string words) => new WordsCell(words);

    /// <summary>A return or another share that has a sign.</summary>
    public static Cell Percent(double? share, int places = 2) =>
        share is { } s && double.IsFinite(s) ? new PercentCell(s, places, true) : Missing();

    /// <summary>A share without a sign, such as a drawdown or a percentile.</summary>
    public static Cell PlainPercent(double? share, int places = 1) =>
        share is { } s && double.IsFinite(s) ? new PercentCell(s, places, false) : Missing();

    /// <summary>A number without unit.</summary>
    public static Cell Number(double? value, int places = 2) =>
        value is { } v && double.IsFinite(v) ? new NumberCell(v, places) : Missing();

    /// <summary>A number with its sign.</summary>
    public static Cell Signed(double? value, int places) =>
        value is { } v && double.IsFinite(v) ? new SignedCell(v, places) : Missing();

    /// <summary>About how many: one place at most.</summary>
    public static Cell About(double? value) => value is { } v && double.IsFinite(v) ? new AboutCell(v) : Missing();

    /// <summary>How many.</summary>
    public static Cell Count(int count) => new CountCell(count);

    /// <summary>An interval of shares that have a sign.</summary>
    public static Cell Interval(double? low, double? high, string missing, int places = 2) =>
        low is { } l && high is { } h ? new IntervalCell(l, h, places) : Missing(missing);

    /// <summary>An interval of anything: its ends as cells.</summary>
    public static Cell Ends(Cell low, Cell high) => low is MissingCell ? low : new EndsCell(low, high);

    /// <summary>A small line without axes; nothing for fewer than two values.</summary>
    public static Cell Spark(IReadOnlyList<double> values) => values.Count < 2 ? Empty : new SparkCell(values);

    /// <summary>What is not known, with the reason.</summary>
    public static Cell Missing(string? reason = null) => new MissingCell(reason ?? Format.Unknown);
}

/// <summary>A name of somebody else's choice.</summary>
public sealed record NameCell(string Given) : Cell
{
    /// <inheritdoc/>
    public override string Text => Given;
}

/// <summary>Words of our own.</summary>
public sealed record WordsCell(string Said) : Cell
{
    /// <inheritdoc/>
    public override string Text => Said;
}

/// <summary>A share, shown as percent.</summary>
public sealed record PercentCell(double Share, int Places, bool HasSign) : Cell
{
    /// <inheritdoc/>
    public override string Text => HasSign ? Format.Percent(Share, Places) : Format.PlainPercent(Share, Places);

    /// <inheritdoc/>
    public override int Sign => HasSign ? Math.Sign(Share) : 0;

    /// <inheritdoc/>
    public override string? ExactValue => Format.Machine(Share);
}

/// <summary>NMR.</summary>
public sealed record NmrCell(decimal Amount, bool HasSign) : Cell
{
    /// <summary>Whether all places are shown.</summary>
    public bool IsExact { get; init; }

    /// <summary>How many places are shown; null for as many as its size asks for.</summary>
    public int? Places { get; init; }

    /// <inheritdoc/>
    public override string Text =>
        Places is { } places ? Format.RoundedNmr(Amount, places, HasSign)
        : IsExact ? Format.Exact(Amount)
        : HasSign ? Format.SignedNmr(Amount)
        : Format.Nmr(Amount);

    /// <inheritdoc/>
    public override int Sign => HasSign ? Math.Sign(Amount) : 0;

    /// <inheritdoc/>
    public override string? ExactValue => Format.Machine(Amount);
}

/// <summary>An amount of another currency than NMR.</summary>
public sealed record FiatCell(decimal Amount) : Cell
{
    /// <inheritdoc/>
    public override string Text => Format.Fiat(Amount);

    /// <inheritdoc/>
    public override int Sign => Math.Sign(Amount);

    /// <inheritdoc/>
    public override string? ExactValue => Format.Machine(Amount);
}

/// <summary>A score.</summary>
public sealed record ScoreCell(double Given) : Cell
{
    /// <inheritdoc/>
    public override string Text => Format.Score(Given);

    /// <inheritdoc/>
    public override string? ExactValue => Format.Machine(Given);
}

/// <summary>A multiplier or a factor.</summary>
public sealed record MultiplierCell(decimal Given) : Cell
{
    /// <inheritdoc/>
    public override string Text => Format.Multiplier(Given);

    /// <inheritdoc/>
    public override string? ExactValue => Format.Machine(Given);
}

/// <summary>A number without unit.</summary>
public sealed record NumberCell(double Given, int Places) : Cell
{
    /// <inheritdoc/>
    public override string Text => Format.Number(Given, Places);

    /// <inheritdoc/>
    public override string? ExactValue => Format.Machine(Given);
}

/// <summary>A number with its sign.</summary>
public sealed record SignedCell(double Given, int Places) : Cell
{
    /// <inheritdoc/>
    public override string Text => Format.Signed(Given, Places);

    /// <inheritdoc/>
    public override string ShortText => Format.Signed(Given, Math.Max(0, Places - 1));

    /// <inheritdoc/>
    public override int Sign => Math.Sign(Given);

    /// <inheritdoc/>
    public override string? ExactValue => Format.Machine(Given);
}

/// <summary>About how many.</summary>
public sealed record AboutCell(double Given) : Cell
{
    /// <inheritdoc/>
    public override string Text => Format.About(Given);

    /// <inheritdoc/>
    public override string? ExactValue => Format.Machine(Given);
}

/// <summary>How many.</summary>
public sealed record CountCell(int Given) : Cell
{
    /// <inheritdoc/>
    public override string Text => Format.Count(Given);

    /// <inheritdoc/>
    public override string? ExactValue => Format.Machine((decimal)Given);
}

/// <summary>NMR of an estimate.</summary>
public sealed record EstimateCell(double Given) : Cell
{
    // No amount of NMR is larger; a decimal holds no more.
    private const double MostExact = 1e18;

    /// <summary>How many places are shown; null for as many as its size asks for.</summary>
    public int? Places { get; init; }

    /// <inheritdoc/>
    public override string Text =>
        Places is { } places && Math.Abs(Given) < MostExact
            ? Format.RoundedNmr((decimal)Given, places, hasSign: true)
            : Format.Estimate(Given);

    /// <inheritdoc/>
    public override int Sign => Math.Sign(Given);

    /// <inheritdoc/>
    public override string? ExactValue => Format.Machine(Given);
}

/// <summary>Two ends of an interval, each drawn as a cell of its own would be.</summary>
public sealed record EndsCell(Cell Low, Cell High) : Cell
{
    /// <inheritdoc/>
    public override string Text => $"{Low.Text} to {High.Text}";

    /// <inheritdoc/>
    public override string ShortText => $"{Low.ShortText} to {High.ShortText}";
}

/// <summary>An interval of shares.</summary>
public sealed record IntervalCell(double Low, double High, int Places) : Cell
{
    /// <inheritdoc/>
    public override string Text => $"{Format.Percent(Low, Places)} to {Format.Percent(High, Places)}";
}

/// <summary>What is not known.</summary>
public sealed record MissingCell(string Reason) : Cell
{
    /// <inheritdoc/>
    public override string Text => Reason;
}

/// <summary>A small line without axes, from its own lowest to its own highest value: which way something went, not how far.</summary>
/// <param name="Values">One a step, the newest last; two at least.</param>
public sealed record SparkCell(IReadOnlyList<double> Values) : Cell
{
    private const int Letters = 12;

    /// <inheritdoc/>
    public override string Text => Sparkline.Of(Values, Letters);

    /// <inheritdoc/>
    public override string ShortText => Sparkline.Of(Values, Letters / 2);
}
