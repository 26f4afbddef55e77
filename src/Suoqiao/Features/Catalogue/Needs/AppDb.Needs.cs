using Microsoft.EntityFrameworkCore;
using Suoqiao.Features.Catalogue.Needs;

namespace Suoqiao.Data;

internal abstract partial class AppDb
{
    public DbSet<Need> Needs => Set<Need>();
}
