namespace Ballast.Core.Text;

/// <summary>A cell of a table: a value with its kind, so that each door can draw it in its own way and nothing is put into words twice.</summary>
public abstract record Cell
{
    /// <summary>The cell as text.</summary>
    public abstract string Text { get; }

    /// <summary>1 for what is gained, -1 for what is lost, 0 for what is neither.</summary>
    public virtual int Sign => 0;

    /// <summary>The exact value for machines; null where it has none.</summary>
    public virtual double? Value => null;

    /// <summary>A name of somebody else's choice, such as a model's.</summary>
    public static Cell Name(string name) => new NameCell(name);

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

    /// <summary>How many.</summary>
    public static Cell Count(int count) => new CountCell(count);

    /// <summary>An interval of shares that have a sign.</summary>
    public static Cell Interval(double? low, double? high, string missing, int places = 2) =>
        low is { } l && high is { } h ? new IntervalCell(l, h, places) : Missing(missing);

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
    public override double? Value => Share;
}

/// <summary>A number without unit.</summary>
public sealed record NumberCell(double Given, int Places) : Cell
{
    /// <inheritdoc/>
    public override string Text => Format.Number(Given, Places);

    /// <inheritdoc/>
    public override double? Value => Given;
}

/// <summary>How many.</summary>
public sealed record CountCell(int Given) : Cell
{
    /// <inheritdoc/>
    public override string Text => Format.Count(Given);

    /// <inheritdoc/>
    public override double? Value => Given;
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
