namespace Ballast.Core.Scoring;

/// <summary>Why a scoring rule gives no value. A closed set: where numerai-tools asserts or answers NaN, one of these stands.</summary>
internal abstract record ScoringRefusal
{
    private ScoringRefusal() { }

    /// <summary>The reason for a person: what is wrong, then what to do.</summary>
    public abstract string Sentence { get; }

    /// <summary>More than a fifth of the rows miss a value of what is compared.</summary>
    /// <param name="Complete">Rows with all values.</param>
    /// <param name="Rows">All rows.</param>
    public sealed record TooManyMissing(int Complete, int Rows) : ScoringRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"only {Complete} of {Rows} rows have every value, and Numerai scores from 80 % on: fill the missing ones";
    }

    /// <summary>The rule takes no missing values at all.</summary>
    /// <param name="Where">What misses them.</param>
    /// <param name="Count">How many.</param>
    public sealed record MissingValues(string Where, int Count) : ScoringRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"{Count} {(Count == 1 ? "value is" : "values are")} missing in the {Where}, and this score takes none: fill {(Count == 1 ? "it" : "them")}";
    }

    /// <summary>Something that a correlation divides by does not vary.</summary>
    /// <param name="What">What is constant.</param>
    public sealed record Constant(string What) : ScoringRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"the {What} is the same in every row, so it correlates with nothing";
    }

    /// <summary>The rows do not hold so many of the top and so many of the bottom.</summary>
    /// <param name="Rows">Rows there are.</param>
    /// <param name="TopBottom">Rows asked for, on either side.</param>
    public sealed record TooFewForTopBottom(int Rows, int TopBottom) : ScoringRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"{Rows} rows do not hold {TopBottom} at the top and {TopBottom} others at the bottom: ask for fewer";
    }

    /// <summary>The 1.5 power turns the target into something else.</summary>
    /// <param name="Correlation">Of the target with its power.</param>
    public sealed record PowerDistorts(double Correlation) : ScoringRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"the target to the power of 1.5 correlates only {Correlation:0.00} with itself, and Numerai asks for 0.9: score returns without the power";
    }

    /// <summary>So many features explain whatever stands in so few rows.</summary>
    /// <param name="Rows">Rows.</param>
    /// <param name="Independent">Features that are independent of one another, the constant with them.</param>
    public sealed record NothingLeft(int Rows, int Independent) : ScoringRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"{Independent} independent features explain any {Rows} rows: nothing is left to score; take fewer features or more rows";
    }
}
