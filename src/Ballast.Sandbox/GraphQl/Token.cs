namespace Ballast.Sandbox.GraphQl;

internal enum TokenKind
{
    End,
    Punctuator,
    Name,
    Int,
    Float,
    Text,
}

/// <summary>A piece of a document, with where it stands (both from 1).</summary>
internal readonly record struct Token(TokenKind Kind, string Value, int Line, int Column);
