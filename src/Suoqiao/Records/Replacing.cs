using System.Linq.Expressions;

namespace Suoqiao.Records;

/// <summary>Puts one expression in the place of another, to join conditions over one record.</summary>
internal sealed class Replacing(Expression from, Expression to) : ExpressionVisitor
{
    public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
}
