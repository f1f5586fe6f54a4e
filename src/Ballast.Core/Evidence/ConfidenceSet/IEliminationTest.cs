namespace Ballast.Core.Evidence.ConfidenceSet;

/// <summary>A test that some models are all equally good, with the one to drop if they are not.</summary>
internal interface IEliminationTest
{
    /// <summary>The p-value of equality and the model that speaks most against it.</summary>
    (double PValue, int Worst) Run(IReadOnlyList<int> models);
}
