using Ballast.Core.Store;

namespace Ballast.Core.Questions;

/// <summary>One asking of a question.</summary>
/// <param name="View">What is known of the tournament at the moment that is asked about.</param>
/// <param name="Given">What was said.</param>
/// <param name="Cancellation">Whoever asked has gone.</param>
public sealed record Asked(AsOfView View, Given Given, CancellationToken Cancellation);
