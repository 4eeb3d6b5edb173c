"""Splink 5 on the register that compare.ts writes: time, memory, answers.

Usage: python splink_peer.py <register.csv>   with columns id, forename, surname, born, postcode, entity
"""
import sys
import time
from peak_memory import peak_megabytes

try:
    import splink
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on
except ImportError:
    print("splink: skipped, it is not installed (pip install splink)")
    sys.exit(0)

path = sys.argv[1]
start = time.perf_counter()
processor = time.process_time()
settings = SettingsCreator(
    link_type="dedupe_only",
    unique_id_column_name="id",
    additional_columns_to_retain=["entity"],
    blocking_rules_to_generate_predictions=[block_on("born"), block_on("forename", "surname"), block_on("surname", "postcode")],
    comparisons=[
        cl.JaroWinklerAtThresholds("forename", [0.92, 0.88, 0.7]).configure(term_frequency_adjustments=True),
        cl.LevenshteinAtThresholds("surname", [1, 2]).configure(term_frequency_adjustments=True),
        cl.DamerauLevenshteinAtThresholds("born", [1, 2]),
        cl.ExactMatch("postcode"),
    ],
)
api = DuckDBAPI()
# Every column as text: a date would have no edit distance.
people = api.duckdb_con.sql(f"select * from read_csv('{path}', all_varchar = true)")
linker = Linker(api.register(people), settings)
linker.training.estimate_probability_two_random_records_match([block_on("forename", "surname", "born")], recall=0.7)
linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
linker.training.estimate_parameters_using_expectation_maximisation(block_on("born"))
linker.training.estimate_parameters_using_expectation_maximisation(block_on("forename", "surname"))
pairs = linker.inference.predict(threshold_match_probability=0.9)
clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, 0.9)
seconds = time.perf_counter() - start
processor = time.process_time() - processor
megabytes = peak_megabytes()
name = clusters.physical_name


def pairs(by):
    sql = f"select coalesce(sum(n * (n - 1) / 2), 0) from (select count(*) as n from {name} group by {by})"
    return float(api.duckdb_con.execute(sql).fetchall()[0][0])


tp, linked, truth = pairs("cluster_id, entity"), pairs("cluster_id"), pairs("entity")
precision = f"{tp / linked:.4f}" if linked else "not computed"
print(
    f"splink {splink.__version__}: {seconds:.1f} s ({processor:.1f} s of processor), {megabytes:.0f} MB, "
    f"precision {precision}, recall {tp / truth:.4f}, F1 {2 * tp / (linked + truth):.4f}"
)
