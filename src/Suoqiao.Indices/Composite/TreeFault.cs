namespace Suoqiao.Indices.Composite;

/// <summary>What can be wrong with a structure.</summary>
public enum TreeFaultKind
{
    /// <summary>There is no line at all.</summary>
    Empty,

    /// <summary>A code occurs a second time.</summary>
    DuplicateCode,

    /// <summary>A parent is no line of the structure.</summary>
    UnknownParent,

    /// <summary>The line is below itself.</summary>
    Cycle,

    /// <summary>There is a second line without a parent.</summary>
    SecondRoot,

    /// <summary>A weight is negative or not a finite number.</summary>
    BadWeight,

    /// <summary>All that stands below the aggregate weighs nothing.</summary>
    NoWeightBelow,

    /// <summary>An aggregate has a negative direction; the direction belongs to its indicators.</summary>
    DirectionOfAggregate,

    /// <summary>The lower goalpost is not below the upper one, or one of them is missing.</summary>
    BadGoalposts,

    /// <summary>An aggregate has a denominator, goalposts or a target.</summary>
    FiguresOfAggregate,

    /// <summary>An indicator says how it is aggregated.</summary>
    AggregationOfIndicator,
}

/// <summary>A fault of a structure.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Line">The place of the line in the list, from 0; −1 for the structure as a whole.</param>
/// <param name="Code">The code that the fault is about: of the line, or of the parent that is unknown.</param>
public readonly record struct TreeFault(TreeFaultKind Kind, int Line, string Code);
